package osa.bad.shop.view;

import osa.bad.shop.inbox.WhenToldThenListen;

record CallsAnInbox(WhenToldThenListen policy) {}
