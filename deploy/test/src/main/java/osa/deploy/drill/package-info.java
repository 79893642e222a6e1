/// `deploy/test/run`: the deployment on a real engine, under the load and before the judge of
/// `osa chaos`. Each [Check] brings about what it is about and tells in a table what it saw.
package osa.deploy.drill;
