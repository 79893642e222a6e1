package osa.bad.shop.view;

import osa.bad.shop.outbox.Teller;

record CallsAnOutbox(Teller teller) {}
