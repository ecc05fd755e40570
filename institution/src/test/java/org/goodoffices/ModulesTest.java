package org.goodoffices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The map holds: modules ask only whom they may, and no class is outside a module.
class ModulesTest {

    private final ApplicationModules modules = ApplicationModules.of(GoodOffices.class);

    @Test
    void each_module_asks_only_the_modules_it_names() {
        modules.verify();
    }

    @Test
    void every_class_belongs_to_a_module() throws IOException, URISyntaxException {
        // a package of an engine is in another jar; tests are beside these classes, in another
        // folder
        var home =
                Path.of(
                        GoodOffices.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        try (var files = Files.walk(home.resolve("org/goodoffices"))) {
            var packages =
                    files.filter(file -> file.toString().endsWith(".class"))
                            .filter(file -> !file.endsWith("package-info.class"))
                            .map(file ->
                                    home.relativize(file.getParent()).toString().replace('/', '.'))
                            .filter(name -> !name.equals("org.goodoffices"))
                            .distinct()
                            .toList();
            assertThat(packages)
                    .hasSizeGreaterThan(20)
                    .filteredOn(name -> modules.getModuleForPackage(name).isEmpty())
                    .isEmpty();
        }
    }
}
