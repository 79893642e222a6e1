/// Read models built anew from the log while the service works: beside the live one, compared with
/// it row by row, and switched.
package osa.kernel.rebuild;
