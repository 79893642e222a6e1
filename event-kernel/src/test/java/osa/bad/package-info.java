/// Small classes that break the rules of the house on purpose, at least one for each rule, so that
/// `HouseRulesTest` sees every rule speak. Nothing here is an example to follow.
package osa.bad;
