/// What a service costs before and while it works: time to be ready, memory.
package osa.bench.footprint;
