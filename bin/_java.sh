# Finds a JDK 25 and puts it first; sourced by the other scripts.
# Every JDK says in a file which one it is; to ask javac itself would cost a fifth of a second.
is25() { [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release" 2> /dev/null; }
on_path=$(readlink -f "$(command -v javac || true)" 2> /dev/null || true)
for found in "${JAVA_HOME:-}" "${on_path%/bin/javac}" /usr/lib/jvm/temurin-25* /usr/lib/jvm/*25* /opt/*25*; do
    if [ -n "$found" ] && is25 "$found"; then
        JAVA_HOME=$found
        break
    fi
done
is25 "${JAVA_HOME:-/nonexistent}" || { echo "JDK 25 not found: install one (Temurin 25, for example) or set JAVA_HOME." >&2; exit 3; }
export JAVA_HOME
PATH=$JAVA_HOME/bin:$PATH
export PATH
# Maven itself runs on this JDK; the warnings are about its own libraries.
MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
export MAVEN_OPTS
maven() {
    command -v mvn > /dev/null || { echo "Maven not found: apt-get install maven" >&2; exit 3; }
    mvn -ntp -B "$@"
}
