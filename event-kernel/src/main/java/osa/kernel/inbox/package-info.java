/// From the other services: read, recognise duplicates, react; what cannot be handled goes to the
/// dead letters and the partition goes on.
package osa.kernel.inbox;
