import 'virtual:fonts.css';
import 'virtual:story/colours.css';
import './views/styles/read-room.css';
import { boot } from './views/read/boot';

boot();
