package dev.sluice.policies.flink.truth;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The classes of one Flink, called by name: each version is in a class loader of its own. */
final class Classes {
  private final ClassLoader loader;
  private final Map<String, Class<?>> types = new ConcurrentHashMap<>();
  private final Map<Class<?>, Method[]> methods = new ConcurrentHashMap<>();

  Classes(List<Path> jars) {
    URL[] urls = jars.stream().map(Classes::url).toArray(URL[]::new);
    this.loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  ClassLoader loader() {
    return loader;
  }

  /** The class of this name below {@code org.apache.flink}. */
  Class<?> type(String name) {
    return types.computeIfAbsent(name, this::load);
  }

  private Class<?> load(String name) {
    try {
      return Class.forName("org.apache.flink." + name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The value of a constant. */
  Object constant(String type, String name) {
    try {
      return type(type).getField(name).get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  Object make(String type, Object... arguments) throws Refusal {
    return run(fitting(type(type).getConstructors(), "<init>", arguments), null, arguments);
  }

  Object call(String type, String method, Object... arguments) throws Refusal {
    return run(fitting(methods(type(type)), method, arguments), null, arguments);
  }

  Object on(Object target, String method, Object... arguments) throws Refusal {
    return run(fitting(methods(target.getClass()), method, arguments), target, arguments);
  }

  private Method[] methods(Class<?> type) {
    return methods.computeIfAbsent(type, Class::getMethods);
  }

  private static Executable fitting(Executable[] all, String name, Object[] arguments) {
    return Stream.of(all)
        .filter(one -> one instanceof Constructor || one.getName().equals(name))
        .filter(one -> fits(one.getParameterTypes(), arguments))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + name + " in this Flink"));
  }

  private static boolean fits(Class<?>[] parameters, Object[] arguments) {
    boolean fit = parameters.length == arguments.length;
    for (int i = 0; fit && i < arguments.length; i++) {
      Class<?> parameter = MethodType.methodType(parameters[i]).wrap().returnType();
      fit = parameter.isInstance(arguments[i]);
    }
    return fit;
  }

  private static Object run(Executable what, Object target, Object[] arguments) throws Refusal {
    try {
      what.setAccessible(true);
      return what instanceof Constructor<?> maker
          ? maker.newInstance(arguments)
          : ((Method) what).invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new Refusal(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An exception of Flink's own. */
  static final class Refusal extends Exception {
    Refusal(Throwable cause) {
      super(cause);
    }
  }
}
