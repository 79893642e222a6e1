/// `./osa bench`: what the programme does per second and what it costs, beside what PostgreSQL,
/// Kafka and others' event stores do on the same machine in the same minutes.
///
/// [osa.bench.Main] reads the command, each [osa.bench.Section] measures one thing and brings a
/// [osa.bench.Table], [osa.bench.Report] writes them down. Nothing here runs in the tests.
package osa.bench;
