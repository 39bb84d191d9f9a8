# For the benchmarks inside the JVM: builds them, then runs a class. Sourced, from the project's folder.

java=${JAVA_HOME:+$JAVA_HOME/bin/}java

build_jvm() {
  mvn -q -B -ntp -Dquick -Dmaven.test.skip=true -Pbenchmarks -pl benchmarks -am package >&2
}
run_jvm() { # the main class $1 with the arguments after it
  "$java" -cp "benchmarks/target/benchmarks-0.1.0.jar:benchmarks/target/lib/*" "$@"
}

jmh() { # the benchmark class $1, a line `method score unit parameter` for each of its methods
  local result
  result=$(mktemp)
  run_jvm org.openjdk.jmh.Main "dev.nasc.benchmark.$1" -rf csv -rff "$result" >&2
  awk -F, 'NR > 1 { gsub(/"/, ""); sub(/.*\./, "", $1); printf "%s %.6g %s %s\n", $1, $5, $7, $8 }' "$result"
  rm -f "$result"
}
