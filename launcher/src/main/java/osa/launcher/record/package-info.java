/// Brings the real record of the programme into the services, through their public REST API only.
///
/// [osa.launcher.record.RecordFiles] reads what is known, [osa.launcher.record.CountryFacts] loads
/// the countries, and [osa.launcher.record.Timeline] puts budget figures, determinations, grants
/// and assessments in the order in which they happened. [osa.launcher.record.RecordLoader] takes
/// them one after the other. Every step looks first at what is there, so loading can be cut short
/// anywhere, by a kill -9 of any process, and be taken up again; a second load changes nothing.
package osa.launcher.record;
