/// Reads files of comma separated values into tables, whole or not at all. Nothing else of the
/// service knows the format.
package osa.eligibility.edition.csv;
