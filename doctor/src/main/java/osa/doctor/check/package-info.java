/// What is looked at, one class for each. Every check says in its first sentence what a finding of
/// it means to the programme.
package osa.doctor.check;
