/// The packaged services as their users meet them: over HTTP, with tokens.
package osa.bench.http;
