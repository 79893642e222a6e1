/// The only room that speaks to Kafka.
package osa.kernel.kafka;
