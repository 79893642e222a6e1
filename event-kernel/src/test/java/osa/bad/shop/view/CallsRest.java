package osa.bad.shop.view;

import osa.bad.shop.rest.Counter;

record CallsRest(Counter counter) {}
