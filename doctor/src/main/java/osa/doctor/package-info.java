/// Looks at an installation and says what is wrong with it and what to do.
///
/// A [osa.doctor.Site] is what there is to look at: [osa.doctor.EmbeddedSite] knows the embedded
/// default, [osa.doctor.ComposeSite] an installation with Docker Compose. Every
/// [osa.doctor.Check] looks at one thing on either, reads only, and is asked by the
/// [osa.doctor.Doctor]. [osa.doctor.StateHash] says of a database in one number what it holds.
package osa.doctor;
