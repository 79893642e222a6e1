/// Read models: rows that are derived from events and can always be derived again.
package osa.kernel.projection;
