/// The ledger of one fiscal year. A request and a draft are recorded, an appropriation is enacted,
/// and then supplemented, cut or corrected. A grant's money is reserved at its selection,
/// committed when its notes enter into force, disbursed, or released. On 31 March the year is
/// closed and what is free lapses. Pure: no clock, no I/O, no framework.
package osa.budget.fiscalyear.domain;
