#!/bin/bash
# Starts a class of Kafka's jars with the variables that upstream's script of this name reads.
set -euo pipefail
log4j=${KAFKA_LOG4J_OPTS:--Dlog4j2.configurationFile=/opt/kafka/config/tools-log4j2.yaml}
# Several options stand in each of these, as upstream.
# shellcheck disable=SC2086
exec java ${KAFKA_HEAP_OPTS:--Xmx256M} \
  ${KAFKA_JVM_PERFORMANCE_OPTS:--server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -Djava.awt.headless=true} \
  $log4j -Dkafka.logs.dir=/opt/kafka/logs ${KAFKA_OPTS:-} -cp '/opt/kafka/libs/*' "$@"
