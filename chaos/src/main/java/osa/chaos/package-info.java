/// `osa chaos`: a whole stack under a running load while its processes are killed and frozen, its
/// connections cut, its disk filled and its transactions forgotten; then the verdict, from the
/// events themselves.
///
/// [osa.chaos.site] is where it all runs, [osa.chaos.load] asks and remembers what it was told,
/// [osa.chaos.fault] hurts, [osa.chaos.evidence] gathers what is there afterwards,
/// [osa.chaos.verdict] judges it and touches nothing.
package osa.chaos;
