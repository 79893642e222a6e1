package osa.bad.shop.domain;

interface OpenCommand {}
