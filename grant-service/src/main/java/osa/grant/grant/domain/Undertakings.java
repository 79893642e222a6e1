package osa.grant.grant.domain;

/// What the recipient promises about proper management.
///
/// @param otherPurposeUse promises not to use the equipment for another purpose without Japan's
///     prior consent
/// @param thirdPartyTransfer promises not to pass it on to a third party without that consent
public record Undertakings(boolean otherPurposeUse, boolean thirdPartyTransfer) {}
