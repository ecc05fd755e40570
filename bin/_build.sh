# Builds the server if a source is newer than the last build, and lays it out for a quick start.
# Sets APP to the folder of the laid-out server. Needs _java.sh.
LAID_OUT=$ROOT/institution/target/app
STAMP=$ROOT/institution/target/app.built
build() {
    if [ ! -f "$STAMP" ] || [ ! -e "$LAID_OUT" ] || [ -n "$(find "$ROOT/pom.xml" "$ROOT/engines" "$ROOT/institution" "$ROOT/docs/rules" \
            -path '*/target' -prune -o -path '*/src/test' -prune -o -type f -newer "$STAMP" -print -quit 2> /dev/null)" ]; then
        lay_out
    fi
    APP=$(cd "$LAID_OUT" && pwd -P)
}
# Into a new folder, which then takes the name: a server that runs from the old one keeps it until the build after the next.
lay_out() {
    echo "Building Good Offices; the first time this takes some minutes, and Maven fetches what it needs …" >&2
    began=$(mktemp)
    built=$began.built
    (cd "$ROOT" && maven -pl institution -am package -DskipTests && : > "$built") |
        sed -n -e 's/^\[INFO\] Building \([^:]*[^: ]\) *\[\(.*\)\]$/  \2 \1/p' -e '/^\[ERROR\]/p' >&2
    [ -f "$built" ] || { echo "The build failed." >&2; exit 1; }
    rm "$built"
    new=$ROOT/institution/target/app-$(date +%s)-$$
    echo "  Laying out the server" >&2
    java -Djarmode=tools -jar "$ROOT"/institution/target/institution-*-server.jar extract --destination "$new" > /dev/null
    mv "$new"/institution-*-server.jar "$new/goodoffices.jar"
    old=$(readlink "$LAID_OUT" || true)
    [ -L "$LAID_OUT" ] || rm -rf "$LAID_OUT"
    ln -sfn "$(basename "$new")" "$LAID_OUT.next"
    mv -fT "$LAID_OUT.next" "$LAID_OUT"
    for folder in "$ROOT"/institution/target/app-*; do
        case $(basename "$folder") in "$(basename "$new")" | "$old") ;; *) rm -rf "$folder" ;; esac
    done
    mv "$began" "$STAMP"
}
