package osa.bad.shop.rest;

/// What nobody may call.
public record Counter() {}
