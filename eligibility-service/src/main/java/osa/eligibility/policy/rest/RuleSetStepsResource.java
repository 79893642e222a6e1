package osa.eligibility.policy.rest;

import static osa.eligibility.platform.Roles.POLICY_APPROVER;
import static osa.eligibility.platform.Roles.POLICY_MODELLER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import osa.eligibility.policy.BackTestReports;
import osa.eligibility.policy.CheckReport;
import osa.eligibility.policy.DraftCheck;
import osa.eligibility.policy.PolicyCommandHandler;
import osa.eligibility.policy.domain.Approval;
import osa.eligibility.policy.domain.Evidence;
import osa.eligibility.policy.domain.Model;
import osa.eligibility.policy.domain.PolicyCommand;
import osa.eligibility.policy.domain.PolicyCommand.ApproveRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.DraftRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.PublishRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.ReviseRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.SubmitRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.WithdrawRuleSet;
import osa.eligibility.policy.domain.TestCases;
import osa.eligibility.policy.rest.RuleSetFile.Entry;
import osa.eligibility.policy.rest.RuleSetRequests.RevisedModel;
import osa.kernel.rest.Asked;
import osa.kernel.rest.BusinessCalendar;
import osa.kernel.rest.CommandDesk;
import osa.kernel.rest.Dated;
import osa.kernel.rest.HttpProblem;
import osa.kernel.rest.Problem;
import osa.kernel.rest.ProblemException;

/// The life of a rule set over HTTP: modellers draft it, a second person approves and publishes
/// it. Checks run before a command takes its turn, so that nobody waits for them.
@Path("/rule-sets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Rule sets")
@RolesAllowed({POLICY_MODELLER, POLICY_APPROVER})
public class RuleSetStepsResource {

  private static final String KEEP =
      "true to keep the text although it has errors; the answer is 422 all the same";

  private final RuleSetFile file;
  private final PolicyCommandHandler policies;
  private final DraftCheck check;
  private final DraftDesk drafts;
  private final CommandDesk desk;
  private final BusinessCalendar calendar;
  private final BackTestReports backTests;

  public RuleSetStepsResource(
      RuleSetFile file,
      PolicyCommandHandler policies,
      DraftCheck check,
      DraftDesk drafts,
      CommandDesk desk,
      BusinessCalendar calendar,
      BackTestReports backTests) {
    this.file = file;
    this.policies = policies;
    this.check = check;
    this.drafts = drafts;
    this.desk = desk;
    this.calendar = calendar;
    this.backTests = backTests;
  }

  @POST
  @RolesAllowed(POLICY_MODELLER)
  @Operation(summary = "Draft a version of a policy; it is checked, and refused if it has errors")
  @APIResponseSchema(value = RuleSetView.class, responseCode = "201")
  public Response draftRuleSet(
      @HeaderParam("Idempotency-Key") String key,
      @Schema(description = KEEP) @QueryParam("keep") @DefaultValue("false") boolean keep,
      @Valid RuleSetRequests.Draft body) {
    required(body);
    Model model = drafts.model(body.model());
    TestCases testCases = drafts.testCases(body.testCasesOrNone());
    CheckReport report = check.check(body.policy(), model.dmn(), testCases.cases());
    DraftDesk.refuseUnlessKept(report, keep);
    return DraftDesk.answer(
        report,
        desk.createIn(
            body.policy().stream(),
            key,
            "/rule-sets",
            body,
            asked ->
                policies.handle(
                    body.policy(),
                    new DraftRuleSet(
                        body.policy(),
                        body.id(),
                        body.title(),
                        body.referencesOrNone(),
                        model,
                        testCases,
                        asked.context().actor(),
                        report.of(model, testCases)),
                    asked.expected(),
                    asked.context()),
            _ -> "/rule-sets/" + body.id(),
            _ -> file.after(body.id())));
  }

  @PUT
  @Path("{id}/model")
  @RolesAllowed(POLICY_MODELLER)
  @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
  @Operation(summary = "Replace the model of a version that is not published; it is a draft again")
  @APIResponseSchema(RuleSetView.class)
  public Response reviseRuleSetModel(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Schema(description = KEEP) @QueryParam("keep") @DefaultValue("false") boolean keep,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_XML,
                      schema = @Schema(implementation = String.class)))
          byte[] body) {
    Model model = drafts.model(required(body));
    Entry entry = file.entry(id);
    TestCases testCases = drafts.testCases(policies.testCases(entry.policy(), entry.version()));
    return revise(
        entry,
        ifMatch,
        keep,
        new RevisedModel(model.contentHash(), null),
        check.check(entry.policy(), model.dmn(), testCases.cases()),
        model,
        testCases);
  }

  @PUT
  @Path("{id}/test-cases")
  @RolesAllowed(POLICY_MODELLER)
  @Operation(
      summary = "Replace the test cases of a version that is not published; it is a draft again")
  @APIResponseSchema(RuleSetView.class)
  public Response reviseRuleSetTestCases(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Schema(description = KEEP) @QueryParam("keep") @DefaultValue("false") boolean keep,
      @Valid RuleSetRequests.Examples body) {
    required(body);
    TestCases testCases = drafts.testCases(body.cases());
    Entry entry = file.entry(id);
    Model model = new Model(entry.version().contentHash(), file.model(entry));
    return revise(
        entry,
        ifMatch,
        keep,
        body,
        check.check(entry.policy(), model.dmn(), testCases.cases()),
        model,
        testCases);
  }

  private Response revise(
      Entry entry,
      String ifMatch,
      boolean keep,
      Dated body,
      CheckReport report,
      Model model,
      TestCases testCases) {
    DraftDesk.refuseUnlessKept(report, keep);
    return DraftDesk.answer(
        report,
        change(
            entry,
            ifMatch,
            body,
            asked ->
                new ReviseRuleSet(
                    entry.version().id(),
                    Optional.of(model),
                    Optional.of(testCases),
                    asked.context().actor(),
                    report.of(model, testCases))));
  }

  @POST
  @Path("{id}/submission")
  @RolesAllowed(POLICY_MODELLER)
  @Operation(summary = "Submit a draft for approval; it has to pass its checks once more")
  @APIResponseSchema(RuleSetView.class)
  public Response submitRuleSet(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid RuleSetRequests.Submission body) {
    required(body);
    Entry entry = file.entry(id);
    Model model = new Model(entry.version().contentHash(), file.model(entry));
    TestCases testCases = drafts.testCases(policies.testCases(entry.policy(), entry.version()));
    CheckReport report = check.check(entry.policy(), model.dmn(), testCases.cases());
    DraftDesk.refuseUnlessKept(report, false);
    return change(
        entry,
        ifMatch,
        body,
        asked ->
            new SubmitRuleSet(
                id, report.of(model, testCases).orElseThrow(), asked.context().actor()));
  }

  @POST
  @Path("{id}/approval")
  @RolesAllowed(POLICY_APPROVER)
  @Operation(
      summary =
          "Approve what was submitted, as somebody who did not write it, over its content and the"
              + " back-test report looked at")
  @APIResponseSchema(RuleSetView.class)
  public Response approveRuleSet(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid RuleSetRequests.ApprovalEntry body) {
    required(body);
    Evidence evidence = backTests.evidence(body.backTestHash(), body.contentHash());
    return change(
        file.entry(id),
        ifMatch,
        body,
        asked ->
            new ApproveRuleSet(
                id,
                new Approval(asked.context().actor(), body.contentHash(), body.backTestHash()),
                evidence));
  }

  @POST
  @Path("{id}/publication")
  @RolesAllowed(POLICY_APPROVER)
  @Operation(summary = "Publish what was approved, from a day that may lie ahead")
  @APIResponseSchema(RuleSetView.class)
  public Response publishRuleSet(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid RuleSetRequests.Publication body) {
    required(body);
    return change(
        file.entry(id),
        ifMatch,
        body,
        asked -> new PublishRuleSet(id, body.validFrom(), body.validTo(), asked.context().actor()));
  }

  @POST
  @Path("{id}/withdrawal")
  @Operation(summary = "Withdraw a version that is not in force yet, and say why")
  @APIResponseSchema(RuleSetView.class)
  public Response withdrawRuleSet(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid RuleSetRequests.Withdrawal body) {
    required(body);
    return change(
        file.entry(id),
        ifMatch,
        body,
        asked -> new WithdrawRuleSet(id, body.reason(), asked.context().actor(), calendar.today()));
  }

  private Response change(
      Entry entry, String ifMatch, Dated body, Function<Asked, PolicyCommand> command) {
    return desk.change(
        entry.policy().stream(),
        ifMatch,
        body,
        asked ->
            policies.handle(
                entry.policy(), command.apply(asked), asked.expected(), asked.context()),
        _ -> file.after(entry.version().id()));
  }

  private static <T> T required(T body) {
    if (body == null || body instanceof byte[] bytes && bytes.length == 0) {
      throw new ProblemException(Problem.of(HttpProblem.BODY_MISSING));
    }
    return body;
  }
}
