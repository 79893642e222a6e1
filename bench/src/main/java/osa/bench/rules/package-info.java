/// The rules: assessments and back-tests, beside the decision engine by itself.
package osa.bench.rules;
