package osa.kernel.rest;

import jakarta.enterprise.context.RequestScoped;

/// How long the answer to this request stays true.
@RequestScoped
class Freshness {

  /// What an answer is about.
  enum About {
    NOW,
    /// The past, but what is known of it may still change.
    PAST,
    /// The past as it was known when nothing can be added to that knowledge any more.
    SETTLED_PAST
  }

  private About about = About.NOW;

  About about() {
    return about;
  }

  void is(About what) {
    about = what;
  }
}
