package org.goodoffices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
    void every_class_belongs_to_a_module() {
        var classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.goodoffices");
        assertThat(classes)
                .filteredOn(type -> !type.getPackageName().equals("org.goodoffices"))
                .filteredOn(type -> !type.getPackageName().startsWith("org.goodoffices.engines"))
                .filteredOn(type -> !type.getSimpleName().equals("package-info"))
                .filteredOn(type -> modules.getModuleForPackage(type.getPackageName()).isEmpty())
                .isEmpty();
    }
}
