package osa.grant.grant.inbox;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import osa.grant.grant.GrantCommandHandler;
import osa.grant.grant.domain.GrantCommand;
import osa.grant.grant.domain.GrantId;
import osa.grant.grant.domain.GrantRejection;
import osa.kernel.Context;
import osa.kernel.ExpectedVersion;
import osa.kernel.Outcome;
import osa.kernel.Rejection;
import osa.kernel.RejectionCode;

/// Takes the other services' answers to the grant they are addressed to.
///
/// An answer that this grant cannot use any more, or never asked for, has no effect and is nobody's
/// fault: money can be reserved and assessments made through the other services' own HTTP, under a
/// name that is no grant of ours, and a grant may be withdrawn while an answer is on its way. Any
/// other refusal means that two services disagree, and is given back.
@Singleton
public final class AnswerDesk {

  private static final Set<RejectionCode> WITHOUT_EFFECT =
      Set.of(
          GrantRejection.GRANT_NOT_FOUND,
          GrantRejection.GRANT_WITHDRAWN,
          GrantRejection.ASSESSMENT_NOT_FOUND);

  private final GrantCommandHandler grants;

  public AnswerDesk(GrantCommandHandler grants) {
    this.grants = grants;
  }

  /// @param grantId as the other service names the grant; null when it names none
  Optional<Rejection> take(String grantId, GrantCommand answer, Context cause) {
    return addressee(grantId)
        .map(grant -> grants.handle(grant, answer, ExpectedVersion.any(), cause))
        .flatMap(Outcome::refusal)
        .filter(refusal -> !WITHOUT_EFFECT.contains(refusal.code()));
  }

  private static Optional<GrantId> addressee(String grantId) {
    try {
      return Optional.ofNullable(grantId).map(UUID::fromString).map(GrantId::new);
    } catch (IllegalArgumentException notOneOfOurs) {
      return Optional.empty();
    }
  }
}
