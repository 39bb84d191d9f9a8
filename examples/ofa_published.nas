import "ofa.nas"

// Networks that were taken out of the Once-for-All network for a device and a limit, and tuned for 25 or 75
// epochs: `ofa_specialized` of the authors' repository. Names say the device and the measured milliseconds.
// The repository's table says 79M multiply-adds for `note10_8ms`; its own layers cost 75.8M.

/// 164,964,352 multiply-adds, 5,903,488 parameters, 72.6 % top-1.
architecture gtx1080ti_12ms of ofa_proxyless(size: 128) {
  s1.kernel = [3, 3];        s1.expand = [3, 3]
  s2.kernel = [3, 5, 5];     s2.expand = [6, 4, 4]
  s3.kernel = [5, 5, 7];     s3.expand = [6, 3, 3]
  s4.kernel = [3, 7, 3, 3];  s4.expand = [4, 3, 6, 4]
  s5.kernel = [7, 5, 7, 5];  s5.expand = [6, 4, 3, 3]
  s6.kernel = 3;             s6.expand = 6
}

/// 73,471,032 multiply-adds, 4,112,176 parameters, 71.1 % top-1.
architecture lg_g8_8ms of ofa(size: 144) {
  s1.kernel = [3, 3];     s1.expand = [3, 3]
  s2.kernel = [5, 5];     s2.expand = [4, 3]
  s3.kernel = [5, 3, 3];  s3.expand = [3, 3, 3]
  s4.kernel = [3, 7];     s4.expand = [6, 4]
  s5.kernel = [3, 7];     s5.expand = [6, 4]
}

/// 143,192,752 multiply-adds, 4,158,272 parameters, 71.1 % top-1.
architecture cpu_10ms of ofa_proxyless(size: 144) {
  s1.kernel = [5, 3];     s1.expand = [4, 3]
  s2.kernel = [3, 3];     s2.expand = [3, 3]
  s3.kernel = [7, 3, 7];  s3.expand = [3, 3, 3]
  s4.kernel = [5, 5];     s4.expand = [3, 4]
  s5.kernel = [5, 3];     s5.expand = [3, 4]
  s6.kernel = 3;          s6.expand = 4
}

/// 300,991,560 multiply-adds, 4,875,704 parameters, 74.6 % top-1.
architecture cpu_15ms of ofa_proxyless(size: 188) {
  s1.kernel = [3, 3];     s1.expand = [3, 3]
  s2.kernel = [3, 3];     s2.expand = [4, 6]
  s3.kernel = [7, 3];     s3.expand = [6, 4]
  s4.kernel = [5, 3, 3];  s4.expand = [4, 6, 6]
  s5.kernel = [5, 3];     s5.expand = [6, 3]
  s6.kernel = 7;          s6.expand = 6
}

/// 364,488,032 multiply-adds, 4,933,568 parameters, 75.7 % top-1.
architecture cpu_17ms of ofa_proxyless(size: 208) {
  s1.kernel = [3, 3];     s1.expand = [3, 4]
  s2.kernel = [5, 3];     s2.expand = [3, 4]
  s3.kernel = [3, 7, 3];  s3.expand = [6, 3, 3]
  s4.kernel = [5, 5, 3];  s4.expand = [3, 4, 6]
  s5.kernel = [3, 5, 3];  s5.expand = [6, 4, 3]
  s6.kernel = 3;          s6.expand = 4
}

/// 389,487,856 multiply-adds, 8,386,544 parameters, 79.1 % top-1.
architecture flops_389m of ofa(width: 1.2, size: 224) {
  s1.kernel = [3, 3];        s1.expand = [3, 3]
  s2.kernel = [5, 5, 3];     s2.expand = [3, 6, 3]
  s3.kernel = [5, 5, 3];     s3.expand = [4, 4, 3]
  s4.kernel = [5, 5, 3, 3];  s4.expand = [6, 4, 4, 4]
  s5.kernel = [3, 3, 7, 3];  s5.expand = [6, 6, 6, 3]
}

/// 595,189,032 multiply-adds, 9,135,928 parameters, 80.0 % top-1.
architecture flops_595m of ofa(width: 1.2, size: 236) {
  s1.kernel = [3, 5, 3];     s1.expand = [3, 4, 3]
  s2.kernel = [5, 5, 3, 5];  s2.expand = [4, 4, 6, 3]
  s3.kernel = [7, 5, 3, 5];  s3.expand = [6, 6, 3, 4]
  s4.kernel = [3, 5, 7, 3];  s4.expand = [6, 6, 6, 4]
  s5.kernel = [3, 3, 5, 3];  s5.expand = [6, 6, 6, 3]
}

/// 162,464,384 multiply-adds, 4,932,272 parameters, 75.5 % top-1.
architecture note10_16ms of ofa(size: 192) {
  s1.kernel = [3, 3];        s1.expand = [3, 3]
  s2.kernel = [5, 5, 3, 3];  s2.expand = [3, 4, 4, 3]
  s3.kernel = [5, 5, 3];     s3.expand = [4, 4, 3]
  s4.kernel = [5, 5, 3];     s4.expand = [4, 4, 3]
  s5.kernel = [3, 7, 5, 3];  s5.expand = [6, 4, 4, 3]
}

/// 457,252,856 multiply-adds, 9,030,192 parameters, 79.3 % top-1.
architecture note10_41ms of ofa(width: 1.2, size: 220) {
  s1.kernel = [3, 3];        s1.expand = [3, 4]
  s2.kernel = [7, 3, 3];     s2.expand = [4, 4, 6]
  s3.kernel = [7, 3, 3, 3];  s3.expand = [6, 6, 3, 4]
  s4.kernel = [3, 5, 3, 3];  s4.expand = [6, 6, 6, 4]
  s5.kernel = [3, 3, 3, 3];  s5.expand = [6, 6, 6, 3]
}

/// 743,131,000 multiply-adds, 9,109,040 parameters, 80.2 % top-1.
architecture note10_64ms of ofa(width: 1.2, size: 260) {
  s1.kernel = [3, 3, 3];     s1.expand = [3, 6, 3]
  s2.kernel = [5, 3, 3, 5];  s2.expand = [4, 6, 3, 3]
  s3.kernel = [5, 5, 3, 7];  s3.expand = [6, 6, 4, 4]
  s4.kernel = [5, 3, 3, 3];  s4.expand = [6, 6, 6, 4]
  s5.kernel = [3, 3, 5, 3];  s5.expand = [6, 6, 6, 3]
}

/// 75,802,880 multiply-adds, 3,761,168 parameters, 71.4 % top-1.
architecture note10_8ms of ofa(size: 160) {
  s1.kernel = [3, 3];     s1.expand = [3, 3]
  s2.kernel = [3, 3];     s2.expand = [3, 4]
  s3.kernel = [3, 3, 3];  s3.expand = [4, 3, 3]
  s4.kernel = [3, 3];     s4.expand = [3, 4]
  s5.kernel = [3, 5];     s5.expand = [4, 4]
}

/// 100,520,248 multiply-adds, 4,595,536 parameters, 72.8 % top-1.
architecture note8_31ms of ofa(size: 152) {
  s1.kernel = [5, 3];        s1.expand = [3, 3]
  s2.kernel = [5, 5];        s2.expand = [4, 3]
  s3.kernel = [3, 3, 5];     s3.expand = [4, 4, 4]
  s4.kernel = [3, 5, 7];     s4.expand = [4, 3, 4]
  s5.kernel = [3, 3, 5, 5];  s5.expand = [6, 3, 3, 3]
}

/// 641,756,192 multiply-adds, 9,221,888 parameters, 80.1 % top-1.
architecture pixel1_143ms of ofa(width: 1.2, size: 240) {
  s1.kernel = [5, 3, 3];     s1.expand = [3, 6, 3]
  s2.kernel = [5, 5, 3, 5];  s2.expand = [6, 6, 6, 3]
  s3.kernel = [7, 5, 3, 3];  s3.expand = [6, 6, 6, 4]
  s4.kernel = [5, 3, 5, 3];  s4.expand = [6, 6, 6, 4]
  s5.kernel = [3, 3, 5, 3];  s5.expand = [6, 6, 6, 3]
}

/// 76,664,384 multiply-adds, 4,304,592 parameters, 71.4 % top-1.
architecture pixel1_20ms of ofa(size: 152) {
  s1.kernel = [3, 3];  s1.expand = [3, 3]
  s2.kernel = [5, 5];  s2.expand = [3, 3]
  s3.kernel = [7, 3];  s3.expand = [4, 3]
  s4.kernel = [5, 3];  s4.expand = [3, 4]
  s5.kernel = [3, 7];  s5.expand = [6, 6]
}

/// 108,572,320 multiply-adds, 5,196,680 parameters, 73.3 % top-1.
architecture pixel1_28ms of ofa(size: 160) {
  s1.kernel = [3, 3];        s1.expand = [3, 4]
  s2.kernel = [7, 3, 3];     s2.expand = [3, 6, 4]
  s3.kernel = [7, 3];        s3.expand = [3, 6]
  s4.kernel = [3, 5];        s4.expand = [6, 4]
  s5.kernel = [3, 3, 3, 3];  s5.expand = [6, 4, 3, 6]
}

/// 162,265,088 multiply-adds, 6,024,176 parameters, 74.9 % top-1.
architecture pixel1_40ms of ofa(size: 172) {
  s1.kernel = [5, 3];        s1.expand = [3, 4]
  s2.kernel = [5, 3, 7];     s2.expand = [4, 4, 4]
  s3.kernel = [7, 7, 3];     s3.expand = [4, 3, 4]
  s4.kernel = [3, 3, 3];     s4.expand = [4, 6, 4]
  s5.kernel = [3, 5, 3, 5];  s5.expand = [6, 6, 6, 4]
}

/// 113,041,536 multiply-adds, 5,060,264 parameters, 73.4 % top-1.
architecture pixel2_35ms of ofa(size: 160) {
  s1.kernel = [3, 3];        s1.expand = [3, 3]
  s2.kernel = [3, 3, 3];     s2.expand = [3, 4, 6]
  s3.kernel = [7, 7];        s3.expand = [4, 4]
  s4.kernel = [5, 3, 3, 7];  s4.expand = [4, 3, 3, 3]
  s5.kernel = [7, 7, 7, 5];  s5.expand = [4, 6, 3, 3]
}

/// 66,444,032 multiply-adds, 3,830,224 parameters, 70.5 % top-1.
architecture s7edge_29ms of ofa(size: 144) {
  s1.kernel = [3, 3];  s1.expand = [3, 3]
  s2.kernel = [5, 3];  s2.expand = [3, 4]
  s3.kernel = [5, 3];  s3.expand = [4, 4]
  s4.kernel = [5, 5];  s4.expand = [4, 4]
  s5.kernel = [3, 5];  s5.expand = [6, 3]
}

/// 95,935,136 multiply-adds, 4,663,872 parameters, 73.1 % top-1.
architecture s7edge_41ms of ofa(size: 160) {
  s1.kernel = [3, 3];        s1.expand = [3, 3]
  s2.kernel = [5, 3];        s2.expand = [3, 4]
  s3.kernel = [7, 5];        s3.expand = [4, 4]
  s4.kernel = [3, 3, 3];     s4.expand = [4, 4, 3]
  s5.kernel = [3, 5, 3, 3];  s5.expand = [6, 4, 3, 3]
}

/// 121,204,736 multiply-adds, 4,315,144 parameters, 70.3 % top-1.
architecture tx2_35ms of ofa_proxyless(size: 128) {
  s1.kernel = [3, 3];  s1.expand = [4, 3]
  s2.kernel = [3, 7];  s2.expand = [6, 6]
  s3.kernel = [5, 5];  s3.expand = [6, 3]
  s4.kernel = [5, 3];  s4.expand = [3, 4]
  s5.kernel = [5, 3];  s5.expand = [6, 4]
  s6.kernel = 5;       s6.expand = 4
}

/// 179,272,800 multiply-adds, 4,933,568 parameters, 72.9 % top-1.
architecture tx2_47ms of ofa_proxyless(size: 144) {
  s1.kernel = [3, 3];     s1.expand = [3, 4]
  s2.kernel = [5, 3];     s2.expand = [3, 4]
  s3.kernel = [3, 7, 3];  s3.expand = [6, 3, 3]
  s4.kernel = [5, 5, 3];  s4.expand = [3, 4, 6]
  s5.kernel = [3, 5, 3];  s5.expand = [6, 4, 3]
  s6.kernel = 3;          s6.expand = 4
}

/// 351,764,864 multiply-adds, 6,195,512 parameters, 76.1 % top-1.
architecture v100_11ms of ofa_proxyless(size: 192) {
  s1.kernel = [3, 3];        s1.expand = [3, 3]
  s2.kernel = [5, 5];        s2.expand = [6, 3]
  s3.kernel = [7, 3, 7];     s3.expand = [3, 3, 4]
  s4.kernel = [7, 5, 3, 7];  s4.expand = [4, 4, 3, 4]
  s5.kernel = [3, 5, 5, 3];  s5.expand = [6, 6, 4, 6]
  s6.kernel = 3;             s6.expand = 4
}

/// 141,197,824 multiply-adds, 5,186,720 parameters, 71.6 % top-1.
architecture v100_5ms of ofa_proxyless(size: 128) {
  s1.kernel = [3, 3];     s1.expand = [3, 3]
  s2.kernel = [5, 3];     s2.expand = [3, 6]
  s3.kernel = [3, 5, 3];  s3.expand = [4, 4, 6]
  s4.kernel = [3, 3, 7];  s4.expand = [4, 6, 4]
  s5.kernel = [3, 5, 5];  s5.expand = [6, 4, 4]
  s6.kernel = 3;          s6.expand = 4
}

/// 179,272,800 multiply-adds, 4,933,568 parameters, 73.0 % top-1.
architecture v100_6ms of ofa_proxyless(size: 144) {
  s1.kernel = [3, 3];     s1.expand = [3, 4]
  s2.kernel = [5, 3];     s2.expand = [3, 4]
  s3.kernel = [3, 7, 3];  s3.expand = [6, 3, 3]
  s4.kernel = [5, 5, 3];  s4.expand = [3, 4, 6]
  s5.kernel = [3, 5, 3];  s5.expand = [6, 4, 3]
  s6.kernel = 3;          s6.expand = 4
}

/// 312,808,424 multiply-adds, 5,186,720 parameters, 75.3 % top-1.
architecture v100_9ms of ofa_proxyless(size: 188) {
  s1.kernel = [3, 3];     s1.expand = [3, 3]
  s2.kernel = [5, 3];     s2.expand = [3, 6]
  s3.kernel = [3, 5, 3];  s3.expand = [4, 4, 6]
  s4.kernel = [3, 3, 7];  s4.expand = [4, 6, 4]
  s5.kernel = [3, 5, 5];  s5.expand = [6, 4, 4]
  s6.kernel = 3;          s6.expand = 4
}
