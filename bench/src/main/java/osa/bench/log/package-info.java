/// Reading: the whole log again, and read models from it, as the log grows.
package osa.bench.log;
