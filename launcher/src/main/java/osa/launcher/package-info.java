/// The embedded default: everything the programme needs, as processes, from one command.
///
/// [osa.launcher.Main] reads the command, [osa.launcher.Stack] holds the five processes together,
/// a [osa.launcher.Supervisor] keeps each alive and a leash sees to it that none survives the
/// launcher. [osa.launcher.Tokens] stands in for an identity provider. All state is in one folder.
package osa.launcher;
