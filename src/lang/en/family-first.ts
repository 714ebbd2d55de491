/** Names that are written with the family name first, as the news writes Chinese, Korean and Vietnamese people. */

const FAMILIES: ReadonlySet<string> = new Set(
  (
    'Xi Li Wang Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Song Zheng Xie Han Tang Feng Yu Dong Xiao Cheng Cao Yuan Deng Fu Shen Zeng Peng Lu Lü Su ' +
    'Jiang Cai Jia Ding Wei Xue Ye Yan Pan Du Dai Xia Zhong Tian Ren Fan Fang Shi Yao Tan Liao Zou Xiong Jin Hao Kong Bai Cui Kang Mao Qiu Qin Gu Hou Shao Meng Long Wan Duan Lei Qian Tsai Lai Chiang Hsu Hsiao ' +
    'Kim Lee Park Choi Choe Jung Chung Cho Yoon Yun Jang Lim Oh Seo Shin Kwon Hwang Ahn Ryu Hong Moon Ban Bae Paik Noh Roh Rhee Yi Pak Ri Ko Nam No ' +
    'Nguyen Nguyễn Tran Trần Le Lê Pham Phạm Huynh Huỳnh Hoang Hoàng Phan Vu Vũ Vo Võ Dang Đặng Bui Bùi Do Đỗ Ho Hồ Ngo Ngô Duong Dương Ly Lý To Tô Truong Trương Vuong Vương Luong Lương'
  ).split(' '),
)

/** Syllables as Mandarin is written in Latin letters: "jinping" is two of them. */
const SYLLABLES = /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ue|ui|uo|er|a|o|e|i|u|ü)){1,2}$/

/** True for "Xi Jinping", "Lee Jae-example", "Kim Sam Ple"; false for "Kim Example", "Lee Harvey Sample". */
export function isFamilyFirst(name: string): boolean {
  const [family, ...given] = name.split(' ')
  if (!FAMILIES.has(family!) || given.length === 0 || given.length > 3) return false
  if (given.length > 1) return given.every((word) => word.length < 6)
  const word = given[0]!
  return /^\p{Lu}\p{Ll}{1,7}-\p{L}\p{Ll}{0,7}$/u.test(word) || (word.length < 12 && SYLLABLES.test(word.toLowerCase()))
}
