package dev.sluice.policies.cost;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.AbstractCollection;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts what the JVM executes, in our own classes and in those of libraries and the JDK that hold
 * the data: so a list that is searched again and again shows, which nothing in our code could
 * count. Code that the JVM replaces by its own, as much of {@code String}, is left out: what it
 * makes shows in the bytes allocated.
 */
public final class StepAgent {
  /** Not to be loaded before the boot loader knows it. */
  private static final String COUNTER = "dev.sluice.policies.cost.Executed";

  private static final ClassDesc EXECUTED = ClassDesc.of(COUNTER);
  private static final MethodTypeDesc STEP = ConstantDescs.MTD_void;

  /** No collection: one that is asked while its own class is loaded would go in a circle. */
  private static final String[] COUNTED = {
    "dev/sluice/policies/",
    "com/fasterxml/jackson/databind/node/",
    "org/yaml/snakeyaml/",
    "java/util/AbstractCollection",
    "java/util/AbstractList",
    "java/util/AbstractMap",
    "java/util/AbstractSet",
    "java/util/ArrayDeque",
    "java/util/ArrayList",
    "java/util/Arrays$ArrayList",
    "java/util/HashMap",
    "java/util/IdentityHashMap",
    "java/util/ImmutableCollections",
    "java/util/LinkedHashMap",
    "java/util/TreeMap",
    "java/util/regex/"
  };

  /** Classes of the JDK are counted if they are there when counting begins. */
  private static final List<Class<?>> WITH_INNER_CLASSES =
      List.of(
          AbstractCollection.class,
          AbstractList.class,
          AbstractMap.class,
          AbstractSet.class,
          ArrayDeque.class,
          ArrayList.class,
          Arrays.class,
          HashMap.class,
          HashSet.class,
          IdentityHashMap.class,
          List.of().getClass().getEnclosingClass(),
          LinkedHashMap.class,
          TreeMap.class,
          Matcher.class,
          Pattern.class);

  private static final String NOT_COUNTED = "dev/sluice/policies/cost/";

  private static boolean loaded;

  private StepAgent() {}

  /** Begins to count; from then on classes are slower for as long as the JVM lives. */
  static synchronized void load() throws Exception {
    if (!loaded) {
      VirtualMachine self = VirtualMachine.attach(String.valueOf(ProcessHandle.current().pid()));
      String jar = jar().toString();
      self.loadAgent(jar, jar);
      self.detach();
      loaded = true;
    }
  }

  /** Called by the JVM. */
  public static void agentmain(String jar, Instrumentation instrumentation)
      throws IOException, UnmodifiableClassException {
    instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar));
    instrumentation.addTransformer(new Counting(), true);
    WITH_INNER_CLASSES.forEach(Class::getDeclaredClasses);
    List<Class<?>> known = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (isCounted(type.getName().replace('.', '/')) && instrumentation.isModifiableClass(type)) {
        known.add(type);
      }
    }
    instrumentation.retransformClasses(known.toArray(Class<?>[]::new));
  }

  private static boolean isCounted(String name) {
    for (String counted : COUNTED) {
      if (name.startsWith(counted)) {
        return !name.startsWith(NOT_COUNTED);
      }
    }
    return false;
  }

  /** A jar with the counter, which is the agent's own, too. */
  private static Path jar() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Agent-Class", StepAgent.class.getName());
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    Path jar = Files.createTempFile("steps", ".jar");
    jar.toFile().deleteOnExit();
    String name = COUNTER.replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        InputStream type = StepAgent.class.getClassLoader().getResourceAsStream(name)) {
      entries.putNextEntry(new JarEntry(name));
      type.transferTo(entries);
    }
    return jar;
  }

  /** Asks no class loader for a class, which may be at loading it. */
  private static final ClassHierarchyResolver RESOURCES =
      ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader()).cached();

  private static final class Counting implements ClassFileTransformer {
    @Override
    public byte[] transform(
        ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
      boolean loading = type == null;
      if (name == null || !isCounted(name) || (loading && name.startsWith("java/"))) {
        return null;
      }
      try {
        ClassFile file = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(RESOURCES));
        return file.transformClass(
            file.parse(bytes),
            ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(Steps::new)));
      } catch (RuntimeException | Error e) {
        e.printStackTrace(); // the JVM would say nothing
        throw e;
      }
    }
  }

  /** Writes a step at the beginning of a method and before each jump back. */
  private static final class Steps implements CodeTransform {
    private final Set<Label> passed = new HashSet<>();

    @Override
    public void atStart(CodeBuilder code) {
      code.invokestatic(EXECUTED, "step", STEP);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof LabelTarget target) {
        passed.add(target.label());
      } else if (element instanceof BranchInstruction jump && passed.contains(jump.target())) {
        code.invokestatic(EXECUTED, "step", STEP);
      }
      code.with(element);
    }
  }
}
