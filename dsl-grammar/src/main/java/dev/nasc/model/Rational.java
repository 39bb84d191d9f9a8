package dev.nasc.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An exact fraction, in lowest terms, the denominator positive: what the language calculates in.
 */
public record Rational(BigInteger numerator, BigInteger denominator)
    implements Comparable<Rational> {
  /** Longer numerators or denominators than this are refused, so that no file computes for ever. */
  private static final int BITS = 4_096;

  public static final Rational ZERO = of(0);
  public static final Rational ONE = of(1);

  public Rational {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    if (denominator.signum() < 0) {
      numerator = numerator.negate();
      denominator = denominator.negate();
    }
    if (!denominator.equals(BigInteger.ONE)) {
      var common = common(numerator, denominator);
      if (!common.equals(BigInteger.ONE)) {
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
      }
    }
    if (numerator.bitLength() > BITS || denominator.bitLength() > BITS) {
      throw new ArithmeticException("a number with more than " + BITS + " binary digits");
    }
  }

  /** The greatest common divisor; most numbers are short, and for those this is far faster. */
  private static BigInteger common(BigInteger a, BigInteger b) {
    if (a.bitLength() > 62 || b.bitLength() > 62) {
      return a.gcd(b);
    }
    long greater = Math.abs(a.longValue());
    long less = b.longValue();
    while (less != 0) {
      long rest = greater % less;
      greater = less;
      less = rest;
    }
    return BigInteger.valueOf(greater);
  }

  public static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  /** The exact value of a decimal: {@code 1e-5}, {@code 2.5}. */
  public static Rational of(BigDecimal decimal) {
    return decimal.scale() <= 0
        ? new Rational(decimal.toBigIntegerExact(), BigInteger.ONE)
        : new Rational(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
  }

  public Rational plus(Rational other) {
    if (isWhole() && other.isWhole()) {
      return new Rational(numerator.add(other.numerator), BigInteger.ONE);
    }
    return new Rational(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Rational minus(Rational other) {
    return plus(other.negate());
  }

  public Rational times(Rational other) {
    return isWhole() && other.isWhole()
        ? new Rational(numerator.multiply(other.numerator), BigInteger.ONE)
        : new Rational(
            numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  public Rational dividedBy(Rational other) {
    return new Rational(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  public Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  /** To a whole power. */
  public Rational power(int exponent) {
    int size = Math.max(numerator.bitLength(), denominator.bitLength());
    if (Math.abs((long) exponent) * size > 2L * BITS) {
      throw new ArithmeticException("a number with more than " + BITS + " binary digits");
    }
    int times = Math.abs(exponent);
    var result = new Rational(numerator.pow(times), denominator.pow(times));
    return exponent < 0 ? ONE.dividedBy(result) : result;
  }

  public Rational floor() {
    if (isWhole()) {
      return this;
    }
    var parts = numerator.divideAndRemainder(denominator);
    var whole = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    return new Rational(whole, BigInteger.ONE);
  }

  public Rational ceil() {
    return negate().floor().negate();
  }

  public boolean isWhole() {
    return denominator.equals(BigInteger.ONE);
  }

  /** Whether it is a whole number that an {@code int} holds. */
  public boolean isInt() {
    return isWhole() && numerator.bitLength() < 32;
  }

  public int toInt() {
    if (!isWhole()) {
      throw new ArithmeticException(this + " is not whole");
    }
    return numerator.intValueExact();
  }

  public double toDouble() {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), MathContext.DECIMAL64)
        .doubleValue();
  }

  @Override
  public int compareTo(Rational other) {
    return isWhole() && other.isWhole() ? numerator.compareTo(other.numerator) : compare(other);
  }

  private int compare(Rational other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** As a decimal, exactly where that ends, else with ten digits. */
  @Override
  public String toString() {
    if (isWhole()) {
      return numerator.toString();
    }
    var exact = new BigDecimal(numerator);
    try {
      return exact.divide(new BigDecimal(denominator)).stripTrailingZeros().toPlainString();
    } catch (ArithmeticException endless) {
      return exact.divide(new BigDecimal(denominator), 10, RoundingMode.HALF_EVEN).toPlainString();
    }
  }
}
