# Builds the server if a source is newer than the last build, and lays it out for a quick start.
# Sets APP to the folder of the laid-out server. Needs _java.sh.
APP=$ROOT/institution/target/app
build() {
    if [ -f "$APP/.built" ] && [ -z "$(find "$ROOT/pom.xml" "$ROOT/engines" "$ROOT/institution" "$ROOT/docs/rules" \
            -path '*/target' -prune -o -path '*/src/test' -prune -o -type f -newer "$APP/.built" -print -quit 2> /dev/null)" ]; then
        return
    fi
    echo "Building Good Offices …" >&2
    (cd "$ROOT" && maven -q -pl institution -am package -DskipTests) >&2
    rm -rf "$APP"
    java -Djarmode=tools -jar "$ROOT"/institution/target/institution-*-server.jar extract --destination "$APP" > /dev/null
    mv "$APP"/institution-*-server.jar "$APP/goodoffices.jar"
    touch "$APP/.built"
}
