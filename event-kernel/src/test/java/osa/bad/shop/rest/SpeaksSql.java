package osa.bad.shop.rest;

import java.sql.Connection;

record SpeaksSql(Connection connection) {}
