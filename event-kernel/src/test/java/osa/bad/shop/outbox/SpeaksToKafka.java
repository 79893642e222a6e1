package osa.bad.shop.outbox;

import org.apache.kafka.common.TopicPartition;

record SpeaksToKafka(TopicPartition partition) {}
