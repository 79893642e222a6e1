/// What the service does with assessments because of what is recorded in its own log.
package osa.eligibility.assessment.reaction;
