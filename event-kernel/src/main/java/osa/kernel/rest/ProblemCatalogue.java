package osa.kernel.rest;

import java.util.List;
import osa.kernel.RejectionCode;

/// The refusals of one feature, so that each code has an address with its meaning and remedy.
public interface ProblemCatalogue {
  List<RejectionCode> codes();
}
