/// HTTP as all services speak it: problem details, entity tags, idempotency keys, pages.
package osa.kernel.rest;
