package osa.bad.shop.rest;

import jakarta.persistence.EntityManager;

record KnowsHibernate(EntityManager entities) {}
