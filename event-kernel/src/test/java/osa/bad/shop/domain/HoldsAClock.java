package osa.bad.shop.domain;

import java.time.Clock;

record HoldsAClock(Clock clock) {}
