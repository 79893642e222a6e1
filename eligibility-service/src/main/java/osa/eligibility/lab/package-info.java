/// Where policy modellers try rules before they hold: a model is checked against every case that
/// the policy can ever be asked. Nothing here is recorded.
package osa.eligibility.lab;
