import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Lets veraPDF judge files: {@code Judge 2a,ua1 FILE...}. One line of tab-separated fields for each file and profile,
 * PASS or FAIL, profile, checks, failed checks, file; below it a line for each rule that is broken. Status 1 if one is.
 */
final class Judge {
    private static final int ALL_FAILURES = -1;

    public static void main(String[] arguments) {
        VeraGreenfieldFoundryProvider.initialise();
        List<PDFAFlavour> profiles = Arrays.stream(arguments[0].split(",")).map(Judge::profile).collect(Collectors.toList());
        boolean conform = true;
        for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
            for (PDFAFlavour profile : profiles) {
                conform &= conforms(new File(file), profile);
            }
        }
        System.exit(conform ? 0 : 1);
    }

    private static PDFAFlavour profile(String name) {
        PDFAFlavour profile = PDFAFlavour.fromString(name);
        if (profile == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("veraPDF knows no profile " + name);
        }
        return profile;
    }

    private static boolean conforms(File file, PDFAFlavour profile) {
        var foundry = Foundries.defaultInstance();
        try (var parser = foundry.createParser(file, profile);
                var validator = foundry.createValidator(profile, ALL_FAILURES, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            tell(file, profile, result);
            return result.isCompliant();
        } catch (Exception unreadable) {
            tell("FAIL", profile, 0, 1, file);
            System.out.println("    " + unreadable);
            return false;
        }
    }

    private static void tell(File file, PDFAFlavour profile, ValidationResult result) {
        int failed = result.getFailedChecks().values().stream().mapToInt(Integer::intValue).sum();
        tell(result.isCompliant() ? "PASS" : "FAIL", profile, result.getTotalAssertions(), failed, file);
        result.getFailedChecks().forEach((rule, times) -> {
            String first = result.getTestAssertions().stream()
                    .filter(check -> check.getRuleId().equals(rule))
                    .map(TestAssertion::getMessage)
                    .findFirst()
                    .orElse("");
            System.out.printf("    %s-%d, %d times: %s%n", rule.getClause(), rule.getTestNumber(), times, first);
        });
    }

    private static void tell(String verdict, PDFAFlavour profile, int checks, int failed, File file) {
        System.out.printf("%s\t%s\t%d\t%d\t%s%n", verdict, profile.getId(), checks, failed, file);
    }
}
