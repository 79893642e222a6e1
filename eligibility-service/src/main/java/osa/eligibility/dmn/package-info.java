/// The decision engine, in our own words: a model is compiled once and then asked, and every answer
/// says which rows gave it. Nothing outside this room knows which engine it is.
package osa.eligibility.dmn;
