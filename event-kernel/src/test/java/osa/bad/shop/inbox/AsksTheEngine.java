package osa.bad.shop.inbox;

import org.kie.StandIn;

record AsksTheEngine(StandIn engine) {}
