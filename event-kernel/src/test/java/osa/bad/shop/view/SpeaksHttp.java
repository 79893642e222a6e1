package osa.bad.shop.view;

import jakarta.ws.rs.core.Response;

record SpeaksHttp(Response response) {}
