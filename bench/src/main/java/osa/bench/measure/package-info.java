/// How anything is measured: [osa.bench.measure.Contest] lets the sides take turns,
/// [osa.bench.measure.Clients] keeps them busy, [osa.bench.measure.Row] holds what came out.
package osa.bench.measure;
