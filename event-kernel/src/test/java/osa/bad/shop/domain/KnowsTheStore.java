package osa.bad.shop.domain;

import osa.kernel.store.EventCodec;

record KnowsTheStore(EventCodec codec) {}
